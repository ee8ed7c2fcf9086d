import { firstChecks } from './runs.ts';

firstChecks('reset', 20);
