import { firstChecks } from './runs.ts';

firstChecks('frozen', 20);
