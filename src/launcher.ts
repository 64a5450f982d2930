import { launch } from './app/launcher.ts';

launch();
