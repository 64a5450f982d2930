import type { Plan, PlannedJob } from '../plan/plan.ts';
import { plannedJobs } from '../plan/walk.ts';
import { cut, fitted, summaryBudget } from './budget.ts';
import { code, joined, markup, text, type Markdown } from '../core/escape.ts';
import { folded, groupTitle, type Group } from './groups.ts';
import { dryRunVerdict } from './listing.ts';
import { count } from './text.ts';

/** A dry-run as GitHub Markdown: what would run, in order. Never more bytes of UTF-8 than the budget. */
export function dryRunSummary(plan: Plan, budget: number = summaryBudget): string {
  const jobs = plannedJobs(plan);
  return fitted({
    levels: [5000, 1000, 100],
    budget,
    tooLarge: 'This summary was cut to fit into what GitHub shows.',
    render: (rows) => {
      const groups = folded(jobs.slice(0, rows)).map(table);
      const rest = jobs.length - rows;
      const more = rest > 0 ? [markup`And ${text(count(rest, 'more job'))}: \`lorchestra plan\` lists all of them.\n`] : [];
      const head = markup`## 🔍 ${text(dryRunVerdict(plan))}\n\nPlan ${code(plan.plan_hash.slice(0, 12))}\n`;
      return joined([head, ...groups, ...more], '\n');
    },
  });
}

function table(group: Group<PlannedJob>): Markdown {
  const rows = group.jobs.map(({ job }) => markup`| ${code(job.job_id)} | ${text(job.kind)} |\n`);
  const title = text(cut(groupTitle(group), 500));
  return markup`**${title}** · ${text(count(group.jobs.length, 'job'))}\n\n| Job | Kind |\n|:--|:--|\n${joined(rows, '')}`;
}
