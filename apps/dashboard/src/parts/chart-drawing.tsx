// The drawing half of a chart, in a file of its own so that pages without charts don't load it.
import {
  BarChart,
  type BarSeriesOption,
  FunnelChart,
  type FunnelSeriesOption,
  HeatmapChart,
  type HeatmapSeriesOption,
  LineChart,
  type LineSeriesOption,
  RadarChart,
  type RadarSeriesOption,
  ScatterChart,
  type ScatterSeriesOption,
} from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  MarkLineComponent,
  type MarkLineComponentOption,
  RadarComponent,
  type RadarComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
  VisualMapComponent,
  type VisualMapComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useShade } from '../theme';

use([
  BarChart, FunnelChart, HeatmapChart, LineChart, RadarChart, ScatterChart, SVGRenderer,
  GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent,
]); // prettier-ignore

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | FunnelSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | RadarSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | RadarComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** One for each channel that there is, so that none is told twice. */
const SERIES = Array.from({ length: 10 }, (_, place) => `chart-${place + 1}`);

/** The page's colours as they are now: `light-dark()` is resolved only on an element. */
function colours(): (name: string) => string {
  const probe = document.body.appendChild(document.createElement('i'));
  const known = new Map<string, string>();
  const names = ['ink', 'soft', 'line', 'card', ...SERIES];
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    known.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => known.get(name) ?? '#888';
}

function themed(option: ChartOption): ChartOption {
  const of = colours();
  const axis = {
    axisLine: { lineStyle: { color: of('line') } },
    axisTick: { show: false },
    axisLabel: { color: of('soft') },
    nameTextStyle: { color: of('soft') },
    splitLine: { lineStyle: { color: of('line') } },
  };
  const withAxis = <Axis,>(given: Axis): Axis =>
    (Array.isArray(given) ? given.map((each: object) => ({ ...axis, ...each })) : { ...axis, ...given }) as Axis;
  // Beside a bar, not on it: in the page's ink, without the edge that would keep it legible on any colour.
  const labelled = <Series extends object>(series: Series): Series =>
    'label' in series ? { ...series, label: { color: of('ink'), textBorderWidth: 0, ...(series.label as object) } } : series; // prettier-ignore
  const series = [option.series ?? []].flat().map(labelled);
  return {
    color: SERIES.map(of),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: of('ink') },
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    ...option,
    series,
    ...(option.xAxis ? { xAxis: withAxis(option.xAxis) } : {}),
    ...(option.yAxis ? { yAxis: withAxis(option.yAxis) } : {}),
    ...(option.legend ? { legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: { color: of('ink') }, ...option.legend } } : {}),
    tooltip: { trigger: 'axis', confine: true, backgroundColor: of('card'), borderColor: of('line'), textStyle: { color: of('ink') }, ...option.tooltip },
  }; // prettier-ignore
}

export default function Drawing({ name, option, height }: { name: string; option: ChartOption; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const shade = useShade();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption(themed(option));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, shade]);
  return <div ref={place} role="img" aria-label={name} style={{ height }} />;
}
