import { createRequire } from 'node:module';
import type { EChartsOption } from 'echarts';

/** Readable on white and on black: a picture in a mail doesn't know which one it stands on. */
const GREY = '#7b8790';
const NOW = '#1b8f8a';
const BEFORE = '#9aa7ad';
const FONT = 'DejaVu Sans';
/** Dots for each pixel of its width. */
const SCALE = 2.5;

const FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  createRequire(__filename).resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

export interface Bars {
  readonly names: readonly string[];
  readonly now: readonly number[];
  readonly before: readonly number[];
  readonly words: { readonly now: string; readonly before: string };
  readonly locale: string;
}

/** As wide as a phone shows it, so that its words are no smaller there than those of the mail. */
const WIDTH = 420;
const FONT_SIZE = 14;
/** A letter of that font and size is at most so wide, nearly always. */
const LETTER = 9;

/** What came in a period beside what came before it, as a PNG. @returns base64 */
export async function barsPng({ names, now, before, words, locale }: Bars): Promise<string> {
  const height = 50 + names.length * 46;
  const longest = Math.max(...names.map((name) => name.length));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const label = {
    show: true,
    position: 'right' as const,
    color: GREY,
    fontFamily: FONT,
    fontSize: FONT_SIZE,
    formatter: ({ value }: { value: unknown }) => number.format(Number(value)),
  };
  const series = (name: string, data: readonly number[], color: string) => ({
    name,
    type: 'bar' as const,
    data: [...data],
    barMaxWidth: 16,
    barGap: '15%',
    itemStyle: { color, borderRadius: [0, 3, 3, 0] as [number, number, number, number] },
    label,
  });
  return pngOf(
    {
      animation: false,
      grid: { left: 12 + longest * LETTER, right: 84, top: 40, bottom: 4 },
      legend: { left: 0, top: 0, data: [words.now, words.before], itemWidth: 14, itemHeight: 10,
        itemGap: 48, textStyle: { color: GREY, fontFamily: FONT, fontSize: FONT_SIZE } }, // prettier-ignore
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: { type: 'category', inverse: true, data: [...names], axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: GREY, fontFamily: FONT, fontSize: FONT_SIZE } }, // prettier-ignore
      series: [series(words.now, now, NOW), series(words.before, before, BEFORE)],
    },
    height,
  );
}

async function pngOf(option: EChartsOption, height: number): Promise<string> {
  // A tenth of the time of a start, for a few pictures a week.
  const [{ init }, { Resvg }] = await Promise.all([import('echarts'), import('@resvg/resvg-js')]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  const font = { fontFiles: FILES, loadSystemFonts: false, defaultFontFamily: FONT };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: SCALE } }).render().asPng().toString('base64');
}
