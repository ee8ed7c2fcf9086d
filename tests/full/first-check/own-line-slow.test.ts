import { firstChecks } from './runs.ts';

firstChecks('own-line-slow', 20);
