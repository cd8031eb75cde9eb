/** Colours and type as the page has them now; canvas cannot read CSS variables by itself. */
export type Tokens = {
  ink: string;
  muted: string;
  quiet: string;
  line: string;
  lineStrong: string;
  raised: string;
  canvas: string;
  accent: string;
  band: string;
  of: (token: string) => string;
};

export const readTokens = (): Tokens => {
  const style = getComputedStyle(document.documentElement);
  const of = (token: string) => style.getPropertyValue(token).trim();
  return {
    ink: of('--ink'),
    muted: of('--ink-muted'),
    quiet: of('--ink-quiet'),
    line: of('--line'),
    lineStrong: of('--line-strong'),
    raised: of('--raised'),
    canvas: of('--canvas'),
    accent: of('--accent'),
    band: of('--band'),
    of,
  };
};

export const fontFamily = "'Inter Variable', ui-sans-serif, system-ui, sans-serif";

/** What every chart shares: type, quiet axes and a tooltip drawn on the canvas (the content policy forbids style attributes in markup). */
export const baseOption = (tokens: Tokens) => ({
  animation: false,
  backgroundColor: 'transparent',
  textStyle: { fontFamily, fontSize: 12, color: tokens.muted },
  aria: { enabled: false },
  tooltip: {
    renderMode: 'richText' as const,
    backgroundColor: tokens.raised,
    borderColor: tokens.line,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: tokens.ink, fontFamily, fontSize: 12, lineHeight: 18 },
    confine: true,
  },
});

export const quietAxis = (tokens: Tokens) => ({
  axisLine: { lineStyle: { color: tokens.line } },
  axisTick: { show: false },
  axisLabel: { color: tokens.quiet, fontFamily, fontSize: 12 },
  splitLine: { lineStyle: { color: tokens.line } },
  nameTextStyle: { color: tokens.quiet, fontFamily, fontSize: 12 },
});

/** A name for a chart, cut where it would take the room of others; the table beside has it whole. */
export const shortName = (name: string, length: number): string =>
  name.length <= length ? name : `${name.slice(0, length - 1).trimEnd()}…`;
