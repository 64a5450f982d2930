import { pluralOf, upperFirst } from '../contract/names.ts';
import { readOrder } from '../contract/order.ts';
import type { SystemContract } from '../contract/shape.ts';
import type { Covenant } from './shape.ts';

/** `pipelines/<source>/README.md`: what the pipeline is, for people. The same covenant gives the same text. */
export function readmeText(covenant: Covenant, contract: SystemContract): string {
  const { source, stages, contract_version } = covenant.pipeline;
  const { name, description } = contract.source_system;
  const entities = readOrder(contract).map(({ object }) => [
    `\`${object.name}\``,
    object.description === '' ? '' : cell(object.description),
    `\`GET ${cell(object.path)}\``,
    object.parent === undefined ? '' : `\`${object.parent.object}\``,
    `\`extract.${pluralOf(object)}\``,
  ]);
  const sections = stages.map((stage) => {
    const checks = covenant.quality_gates.find((each) => each.stage === stage.name)?.checks ?? [];
    return [
      `### ${upperFirst(stage.name)}`,
      '',
      `Rules: [${stage.playbook}](../../playbooks/fabric/pipeline/${stage.playbook})`,
      '',
      ...stage.steps.map((step, index) => `${index + 1}. ${cell(step.title)} (\`${step.uses}\`)`),
      '',
      ...table(
        ['gate', 'severity', 'rule'],
        checks.map(({ id, severity, says }) => [`\`${id}\``, severity, cell(says)]),
      ),
    ].join('\n');
  });
  return `${[
    `# ${name}: SPECTRA pipeline`,
    `Written by \`solution-engine\` from [contract.yaml](contract.yaml) (version ${contract_version}) and the playbooks; edit those and run it again.`,
    ...(description === '' ? [] : [description]),
    `\`\`\`sh\n${commands(source).join('\n')}\n\`\`\``,
    '## What is read',
    table(['entity', 'what it is', 'request', 'parent', 'table'], entities).join('\n'),
    '## Stages',
    ...sections,
    '## Files here',
    table(
      ['path', 'what it is'],
      [
        ['`contract.yaml`', 'what the source is: the one file that a person writes'],
        ['`covenant.yaml`', 'what was designed from it'],
        ['`jobs/`', `the composite \`spectra.${source}\` and its jobs`],
        ['`contracts/`', 'what each stage promises'],
        ['`manifests/`', 'what each stage has shown'],
        ['`intelligence/`', 'what was learned about the API'],
      ],
    ).join('\n'),
  ].join('\n\n')}\n`;
}

function commands(source: string): readonly string[] {
  const known: readonly (readonly [string, string])[] = [
    [`npx lorchestra run spectra.${source}`, 'run it again, incrementally'],
    [`npx lorchestra run spectra.${source} --dry-run`, 'what would run'],
    [`npx solution-engine monitor ${source}`, 'how it is doing'],
  ];
  const width = Math.max(...known.map(([command]) => command.length));
  return known.map(([command, words]) => `${command.padEnd(width)}  # ${words}`);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ['None.'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function cell(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', String.raw`\|`)
    .trim();
}
