import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { Sample } from './sampler';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Latency above, memory below, over the minutes of the run. @returns SVG */
export function draw(samples: readonly Sample[], minutes: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 960, height: 560 });
  const line = (name: string, axis: number, value: (sample: Sample) => number): object => ({
    ...{ name, type: 'line', xAxisIndex: axis, yAxisIndex: axis, showSymbol: false, animation: false },
    data: samples.map((sample) => [sample.seconds / 60, value(sample)]),
  });
  const xAxis = (gridIndex: number): object => ({ gridIndex, type: 'value', min: 0, max: minutes, name: 'minutes', nameLocation: 'middle', nameGap: 24 }); // prettier-ignore
  chart.setOption({
    backgroundColor: '#ffffff',
    title: { text: `From event to mail, and memory, in ${minutes} minutes at half load`, left: 'center', top: 8, textStyle: { fontSize: 15 } }, // prettier-ignore
    legend: { top: 36 },
    grid: [
      { left: 70, right: 30, top: 80, height: 180 },
      { left: 70, right: 30, top: 330, height: 170 },
    ],
    xAxis: [xAxis(0), xAxis(1)],
    yAxis: [
      { gridIndex: 0, type: 'value', name: 'ms', min: 0 },
      { gridIndex: 1, type: 'value', name: 'MB', min: 0 },
    ],
    series: [
      line('p50 (ms)', 0, ({ p50Ms }) => p50Ms),
      line('p99 (ms)', 0, ({ p99Ms }) => p99Ms),
      line('resident memory of the product (MB)', 1, ({ productMb }) => productMb),
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
