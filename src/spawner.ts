import { serve } from './app/spawner.ts';

serve();
