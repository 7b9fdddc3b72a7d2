// Keeps what is typed: 2 s after the last key, and on leaving a field. Nothing is
// published by it; see collaborations/views/drafts.py.
const PAUSE = 2000;

function fieldsOf(form) {
  const fields = new FormData(form);
  fields.set('page', form.dataset.page);
  // A box that was unticked is otherwise not there at all.
  form.querySelectorAll('input[type=checkbox]').forEach((box) => {
    if (!fields.has(box.name)) fields.set(box.name, '');
  });
  return fields;
}

export function keep(form) {
  const status = form.querySelector('[data-kept]');
  let timer = 0;
  let isDirty = false;
  let isSending = false;

  async function save() {
    clearTimeout(timer);
    if (!isDirty || isSending) return;
    isDirty = false;
    isSending = true;
    status.textContent = 'Saving';
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: fieldsOf(form), keepalive: true });
      if (!answer.ok) throw new Error(answer.statusText);
      const { saved } = await answer.json();
      status.textContent = `Draft saved at ${saved}`;
    } catch {
      isDirty = true;
      status.textContent = 'Not saved, no connection. It is tried again when you type.';
    }
    isSending = false;
  }

  form.addEventListener('input', () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener('focusout', save);
  form.addEventListener('submit', () => {
    isDirty = false;
    clearTimeout(timer);
  });
  addEventListener('beforeunload', (event) => {
    if (isDirty) event.preventDefault();
  });
}

document.querySelectorAll('[data-autosave]').forEach(keep);
