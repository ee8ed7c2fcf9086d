/** The charts below the first one: phases, rate, UDP path. They are made once the first one has been drawn. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { ChartFigure } from './chart/chart-figure.tsx';
import type { Spec } from './chart/spec.ts';
import type { ChartData } from './specs/chart-data.ts';
import { phasesSpec } from './specs/phases.ts';
import { rateSpec } from './specs/rate.ts';
import { udpSpec } from './specs/udp.ts';

interface Props {
  data: ChartData;
  choose: (bucket: { from: number; to: number }) => void;
  tools: (spec: Spec, areas?: readonly string[]) => ComponentChildren;
}

const PHASES = ['phase-0', 'phase-1', 'phase-2', 'phase-3', 'phase-4'];

export function MoreCharts({ data, choose, tools }: Props) {
  const { phases, rate, udp } = useMemo(
    () => ({ phases: phasesSpec(data), rate: rateSpec(data), udp: udpSpec(data) }),
    [data],
  );
  return (
    <>
      <ChartFigure spec={phases} areas={PHASES} choose={choose} tools={tools(phases, PHASES)} />
      <ChartFigure spec={rate} choose={choose} tools={tools(rate)} />
      <ChartFigure spec={udp} choose={choose} tools={tools(udp)} />
    </>
  );
}
