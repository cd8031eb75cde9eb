/** Sorting and filtering for those whose browser runs scripts; the report is whole without it. */
export const script = `
(() => {
  const tools = document.querySelector('.tools');
  const box = tools.querySelector('input');
  const rows = [...document.querySelectorAll('.ranked tbody tr')];
  const cards = [...document.querySelectorAll('.card')];
  tools.hidden = false;
  box.addEventListener('input', () => {
    const wanted = box.value.trim().toLowerCase();
    for (const part of [...rows, ...cards]) part.hidden = !part.textContent.toLowerCase().includes(wanted);
  });
  for (const head of document.querySelectorAll('.ranked th[data-sort]')) {
    // Not a button element: Chromium leaves those out of a header that is repeated on paper.
    const button = document.createElement('span');
    button.setAttribute('role', 'button');
    button.tabIndex = 0;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      button.click();
    });
    button.addEventListener('click', () => {
      const body = head.closest('table').tBodies[0];
      const column = head.cellIndex;
      const up = head.getAttribute('aria-sort') === 'descending';
      for (const other of head.parentElement.children) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
      const order = (a, b) => {
        const difference = Number(value(a)) - Number(value(b));
        return Number.isNaN(difference) ? value(b).localeCompare(value(a)) : difference;
      };
      body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
    });
  }
})();
`;
