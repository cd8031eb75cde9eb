/**
 * A ref for a box that scrolls sideways: tells the style sheet on which sides something is cut
 * (`data-cut`), so that the edge shows that there is more.
 */
export const cutEdges = (box: HTMLElement | null): (() => void) | undefined => {
  if (box === null) return undefined;
  const mark = () => {
    const left = box.scrollLeft > 1;
    const right = box.scrollLeft + box.clientWidth < box.scrollWidth - 1;
    // What takes the focus must not come to lie under the column that stays.
    const stays = box.querySelector('tbody .stays')?.clientWidth ?? 0;
    if (stays > 0) box.style.scrollPaddingLeft = `${stays}px`;
    box.dataset['cut'] = left ? (right ? 'left right' : 'left') : right ? 'right' : '';
  };
  mark();
  box.addEventListener('scroll', mark, { passive: true });
  const observer = new ResizeObserver(mark);
  observer.observe(box);
  for (const child of box.children) observer.observe(child);
  return () => {
    box.removeEventListener('scroll', mark);
    observer.disconnect();
  };
};
