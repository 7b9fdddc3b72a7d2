// The running total of typed shares, and what is missing to 100.00%. The server decides;
// this only saves a round trip.
const WHOLE = 10000;

function hundredths(text) {
  const typed = text.replace(/[\s%]/g, '');
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : 0;
}

function said(number) {
  return (number / 100).toFixed(2);
}

document.querySelectorAll('[data-share-total]').forEach((line) => {
  const boxes = [...line.closest('form').querySelectorAll('input[name^="share_"]')];
  const update = () => {
    const total = boxes.reduce((sum, box) => sum + hundredths(box.value), 0);
    const missing = WHOLE - total;
    const rest = missing > 0 ? ` Add ${said(missing)} to reach 100.00%.` : ` Take away ${said(-missing)}.`;
    line.textContent = `The shares total ${said(total)}%.${missing === 0 ? '' : rest}`;
  };
  boxes.forEach((box) => box.addEventListener('input', update));
  update();
});
