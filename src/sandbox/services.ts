import { control } from './control/control.ts';
import { dataverse } from './dataverse/dataverse.ts';
import { googleForms } from './forms/forms.ts';
import { gmail } from './gmail/gmail.ts';
import { google } from './google/google.ts';
import { graph } from './graph/graph.ts';
import { login } from './login/login.ts';
import type { SandboxContext, Service } from './service.ts';
import { stripe } from './stripe/stripe.ts';
import type { World } from './world.ts';
import { wrenchbook } from './wrenchbook/wrenchbook.ts';
import { zephyr } from './zephyr/zephyr.ts';

/** Every service that jobs call, and the one by which the world changes them. */
export function services(context: SandboxContext, world: World, machineTime: () => number): readonly Service[] {
  const apis = [
    login(context),
    google(context, machineTime),
    gmail(context, world),
    graph(context, world),
    dataverse(context, world),
    stripe(context, world),
    googleForms(context, world),
    zephyr(context),
    wrenchbook(context, world),
  ];
  return [...apis, control(apis)];
}
