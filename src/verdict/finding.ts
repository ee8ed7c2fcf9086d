/** Finding: what a rule says when it speaks. judge() adds who, when and the counted evidence. */
import type { LineFacts } from '../summary/line-facts.ts';
import type { Summary } from '../summary/summarize.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import type { HistoryFacts } from './history.ts';
import type { Reason } from './reason.ts';
import type { Scope, State, Technique, Verdict } from './verdict.ts';

export interface Finding {
  state: State;
  scope: Scope;
  technique?: Technique;
  alternative?: Technique;
  confidence: Verdict['confidence'];
  reason: Reason;
  /** Numbers the rule rests on, added to the counted evidence. */
  evidence?: Readonly<Record<string, unknown>>;
}

/** What every rule may look at. */
export interface LineContext {
  now: number;
  paused: boolean;
  online: boolean;
  line: LineFacts;
  services: readonly TargetFacts[];
  summary: Pick<Summary, 'future' | 'elsewhere'>;
  /** The controls against their own usual; absent while there is too little history. */
  history?: HistoryFacts;
}

export interface ServiceContext extends LineContext {
  facts: TargetFacts;
  /** What was said of the own line just before. */
  lineFinding: Finding;
  /** The service against its own usual; absent while there is too little history. */
  serviceHistory?: HistoryFacts;
}

export interface Rule<Context> {
  /** Equal to the file name. */
  id: string;
  /** A finding, or null: this rule has nothing to say and the next one is asked. */
  judge(context: Context): Finding | null;
}
