// A grid of figures as one plain form: keys, paste and undo are conveniences on top. The
// server reads everything again and has the last word.
const form = document.querySelector('[data-entry]');
const cells = [...form.querySelectorAll('[data-cell]')];
const rows = [...form.querySelectorAll('[data-row]')];
const said = form.querySelector('[data-said]');
const undoButton = form.querySelector('[data-undo]');
const before = new Map(cells.map((cell) => [cell, cell.value]));
const steps = [];
const FAR = 0.25;

// Only what is a number as the server reads one: "1,2,3" stays as it is, and is flagged.
const NUMBER = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

export function parse(text) {
  let bare = text.replace(/[\s£%]/g, '').replace(/^\u2212/, '-');
  if (bare === '') return null;
  const isBracketed = /^\(.*\)$/.test(bare);
  if (isBracketed) bare = `-${bare.slice(1, -1)}`;
  const digits = bare.replace(/^-/, '');
  if (!NUMBER.test(digits)) return NaN;
  return Number(bare.replaceAll(',', ''));
}

// "£1,234" becomes 1234 and "(1,234)" −1234; what is no number stays on screen.
function cleaned(text) {
  if (!text.trim() || Number.isNaN(parse(text))) return text.trim();
  const bare = text.replace(/[\s£%,]/g, '').replace(/^\u2212/, '-');
  const inside = bare.replace(/^\((.*)\)$/, '-$1');
  return inside.replace('-', '\u2212');
}

const rowOf = (cell) => cell.closest('[data-row]');
const columnOf = (cell) => Number(cell.dataset.column);
const cellAt = (row, column) => row?.querySelector(`[data-cell][data-column="${column}"]`);

const numberAt = (row, column) => row.querySelector(`[data-cell][data-column="${column}"]:not([data-text])`);

function messageOf(cell) {
  const value = parse(cell.value);
  if (Number.isNaN(value)) return cell.dataset.money === undefined ? form.dataset.number : form.dataset.pounds;
  const tick = [...rowOf(cell).querySelectorAll('[data-none]')].find((box) => box.checked);
  if (value !== null && tick) return 'Remove the number, or untick the box beside it.';
  return '';
}

function comparable(row) {
  const [figure, second] = [0, 1].map((column) => parse(numberAt(row, column)?.value ?? ''));
  if (row.dataset.scale === undefined) return figure;
  return figure === null || !second ? null : (figure / second) * Number(row.dataset.scale);
}

function ask(row) {
  const keep = row.querySelector('[data-keep]');
  if (!keep) return '';
  const figure = comparable(row);
  const last = row.dataset.last === '' ? null : Number(row.dataset.last);
  const isFar = figure !== null && last !== null && Math.abs(figure - last) > Math.abs(last) * FAR;
  const box = keep.querySelector('input');
  const numbers = [0, 1].map((column) => numberAt(row, column)).filter(Boolean);
  const typed = numbers.map((cell) => cell.value.trim()).join(' / ');
  const isAsStored = numbers.every((cell) => cell.value === cell.defaultValue);
  if (box.value !== typed) box.checked = false;
  box.value = typed;
  keep.querySelector('[data-keep-figure]').textContent = typed;
  keep.hidden = !isFar || (isAsStored && !box.checked && row.dataset.state !== 'ask');
  return keep.hidden ? '' : 'More than 25% from the last. Is this right? Keep it and say why in the note, or change it.';
}

function tell(cell, message) {
  cell.parentElement.querySelector('[data-say]').textContent = message;
}

// Says what is wrong with the row of a cell, and gives how many things are.
function check(cell) {
  const row = rowOf(cell);
  const numbers = [...row.querySelectorAll('[data-cell]:not([data-text])')];
  const faults = numbers.filter((number) => {
    const message = messageOf(number);
    tell(number, message);
    if (message) number.setAttribute('aria-invalid', 'true');
    else number.removeAttribute('aria-invalid');
    return message;
  });
  const question = ask(row);
  if (question && !faults.length) tell(numbers[0], question);
  delete row.dataset.state;
  if (faults.length || question) row.dataset.state = faults.length ? 'error' : 'ask';
  return faults.length || (question ? 1 : 0);
}

function count() {
  const counter = document.querySelector('[data-count]');
  if (!counter) return;
  const entered = rows.filter((row) => cellAt(row, 0)?.value.trim() || row.querySelector('[data-none]:checked'));
  counter.textContent = `${entered.length} of ${rows.length} entered`;
}

function write(changes) {
  const step = changes.map(([cell]) => [cell, before.get(cell)]);
  for (const [cell, value] of changes) {
    cell.value = value;
    before.set(cell, value);
  }
  remember(step);
  const touched = new Set(changes.map(([cell]) => rowOf(cell)));
  const faults = [...touched].map((row) => check(cellAt(row, 0)));
  told();
  return faults.reduce((sum, found) => sum + found, 0);
}

function remember(step) {
  steps.push(step);
  undoButton.disabled = false;
}

// What the script writes is typed too: it counts, and it is kept.
function told() {
  count();
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

function undo() {
  const step = steps.pop();
  undoButton.disabled = steps.length === 0;
  if (!step) return;
  for (const [cell, value] of step) {
    cell.value = value;
    before.set(cell, value);
    check(cell);
  }
  step[0][0].focus();
  told();
  said.textContent = step.length > 1 ? `${step.length} values put back` : 'Value put back';
}

function commit(cell) {
  if (cell.value === before.get(cell)) return;
  remember([[cell, before.get(cell)]]);
  before.set(cell, cell.value);
  check(cell);
  count();
}

function move(cell, by) {
  const column = columnOf(cell);
  for (let at = rows.indexOf(rowOf(cell)) + by; at >= 0 && at < rows.length; at += by) {
    const next = cellAt(rows[at], column);
    if (next) {
      commit(cell);
      next.focus();
      next.select();
      return next;
    }
  }
  return null;
}

function fillDown(cell) {
  const { value } = cell;
  const next = move(cell, 1);
  if (next) write([[next, value]]);
}

function restore(cell) {
  cell.value = before.get(cell);
  check(cell);
}

const PLAIN = {
  Enter: (cell, event) => move(cell, event.shiftKey ? -1 : 1),
  ArrowDown: (cell) => move(cell, 1),
  ArrowUp: (cell) => move(cell, -1),
  Escape: restore,
};
const WITH_CTRL = {
  enter: fillDown,
  z: (cell) => (cell.value === before.get(cell) ? undo() : restore(cell)),
  s: (cell) => {
    commit(cell);
    form.requestSubmit();
  },
};

form.addEventListener('keydown', (event) => {
  const isCommand = event.ctrlKey || event.metaKey;
  const cell = event.target.closest('[data-cell]');
  const act = isCommand ? WITH_CTRL[event.key.toLowerCase()] : PLAIN[event.key];
  if (!act || event.altKey || (!cell && event.key !== 's')) return;
  event.preventDefault();
  if (cell) act(cell, event);
  else form.requestSubmit();
});

function paste(start, text) {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
  const top = rows.indexOf(rowOf(start));
  const changes = [];
  let homeless = 0;
  lines.forEach((line, down) => {
    line.forEach((value, right) => {
      const cell = cellAt(rows[top + down], columnOf(start) + right);
      if (cell) changes.push([cell, cell.dataset.text === undefined ? cleaned(value) : value.trim()]);
      else if (value.trim()) homeless += 1;
    });
  });
  const faults = write(changes);
  const facts = [`${changes.length} ${changes.length === 1 ? 'value' : 'values'} pasted`];
  if (homeless) facts.push(`${homeless} had no cell`);
  if (faults) facts.push(`${faults} ${faults === 1 ? 'needs' : 'need'} attention`);
  said.textContent = facts.join(', ');
}

form.addEventListener('paste', (event) => {
  const cell = event.target.closest('[data-cell]');
  const text = event.clipboardData.getData('text/plain');
  const isBlock = /[\t\n]/.test(text.replace(/\r?\n$/, ''));
  // A single text in a note is pasted as anywhere else.
  if (!cell || (cell.dataset.text !== undefined && !isBlock)) return;
  event.preventDefault();
  paste(cell, text);
});

form.addEventListener('focusin', (event) => {
  if (event.target.matches('[data-cell]:not([data-text])')) event.target.select();
});

form.addEventListener('change', (event) => {
  const cell = event.target.closest('[data-cell]');
  if (cell) commit(cell);
  const tick = event.target.closest('[data-none]');
  if (tick) {
    check(cellAt(rowOf(tick), 0));
    count();
  }
});

undoButton.addEventListener('click', undo);
