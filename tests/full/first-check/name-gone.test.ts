import { firstChecks } from './runs.ts';

firstChecks('name-gone', 20);
