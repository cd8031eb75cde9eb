/** "ATM" and "PIN" are also written in small letters, other words seldom in capitals. */
const longestInitials = 5;
const shareOfInitials = 0.3;

/** The form in which most people write a phrase; shouting is undone where it is longer than an abbreviation. */
export function writeSurface(surfaces: ReadonlyMap<string, number>): string {
  const byLower = new Map<string, number>();
  for (const [surface, weight] of surfaces) {
    const lower = surface.toLowerCase();
    byLower.set(lower, (byLower.get(lower) ?? 0) + weight);
  }
  const best = mostOf(byLower);
  const cased = new Map<string, number>();
  for (const [surface, weight] of surfaces) {
    if (surface.toLowerCase() === best) cased.set(surface, weight);
  }
  const all = [...cased.values()].reduce((sum, weight) => sum + weight, 0);
  const initials = best.length <= longestInitials ? best.toUpperCase() : '';
  if ((cased.get(initials) ?? 0) >= shareOfInitials * all) return initials;
  const form = mostOf(cased);
  const shouted = form.length > 5 && form === form.toUpperCase() && form !== form.toLowerCase();
  return shouted ? form.toLowerCase() : form;
}

function mostOf(weights: ReadonlyMap<string, number>): string {
  let best = '';
  let most = -1;
  for (const [form, weight] of weights) {
    if (weight > most || (weight === most && form < best)) {
      best = form;
      most = weight;
    }
  }
  return best;
}

export function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toUpperCase() + text.slice(first.length);
}
