import { firstChecks } from './runs.ts';

firstChecks('policed', 20);
