// A PNG of a chart that can stand alone: title, key, source, date and notice are inside the picture.
const WIDTH = 1200;
const HEIGHT = 700;
const SCALE = 2;
const EDGE = 32;
const FONT = '"Helvetica Neue", Helvetica, Arial, sans-serif';
const INK = '#0b0c0c';
const QUIET = '#484f54';

function lines(pen, text, room) {
  const wrapped = [''];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${wrapped.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= room) wrapped[wrapped.length - 1] = longer;
    else wrapped.push(word);
  }
  return wrapped.filter(Boolean);
}

// Writes downwards from `top` and gives the place where the next text may start.
function write(pen, text, top, { size, weight = 'normal', colour = INK }) {
  pen.font = `${weight} ${size}px ${FONT}`;
  pen.fillStyle = colour;
  const leading = Math.round(size * 1.25);
  const wrapped = lines(pen, text ?? '', WIDTH - 2 * EDGE);
  wrapped.forEach((line, number) => pen.fillText(line, EDGE, top + number * leading));
  return top + wrapped.length * leading;
}

function writeKey(pen, card, top) {
  const marks = [...card.querySelectorAll('.app-leg li')];
  if (!marks.length) return top;
  pen.font = `16px ${FONT}`;
  let left = EDGE;
  for (const mark of marks) {
    const style = getComputedStyle(mark.querySelector('i'));
    pen.fillStyle = style.backgroundColor;
    pen.fillRect(left, top + 6, 16, 16);
    pen.strokeStyle = style.borderTopColor;
    pen.lineWidth = parseFloat(style.borderTopWidth) || 1;
    pen.strokeRect(left, top + 6, 16, 16);
    pen.fillStyle = INK;
    pen.fillText(mark.textContent.trim(), left + 24, top + 6);
    left += 24 + pen.measureText(mark.textContent.trim()).width + 28;
  }
  return top + 28;
}

async function picture(figure, height) {
  const { data, layout } = figure;
  const copy = { data, layout: { ...layout, width: WIDTH - 2 * EDGE, height } };
  const address = await window.Plotly.toImage(copy, {
    format: 'png',
    width: WIDTH - 2 * EDGE,
    height,
    scale: SCALE,
  });
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

export async function chartImage(card, figure) {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = HEIGHT * SCALE;
  const pen = canvas.getContext('2d');
  pen.scale(SCALE, SCALE);
  pen.textBaseline = 'top';
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);

  const { source, asAt, notice } = card.dataset;
  let top = write(pen, card.querySelector('[data-title]').textContent, EDGE, { size: 26, weight: 'bold' });
  top = write(pen, card.querySelector('[data-subtitle]').textContent, top + 4, { size: 18, colour: QUIET });
  top = writeKey(pen, card, top + 4);

  const credit = [source && `Source: ${source}`, asAt && `As at ${asAt}`, 'CollabTrack'].filter(Boolean).join(' · ');
  const foot = HEIGHT - EDGE - (notice ? 62 : 40);
  const below = write(pen, credit, foot, { size: 15, colour: QUIET });
  write(pen, notice, below + 4, { size: 16, weight: 'bold' });

  pen.drawImage(await picture(figure, foot - top - 16), EDGE, top + 4, WIDTH - 2 * EDGE, foot - top - 16);
  return canvas.toDataURL('image/png');
}

export async function saveImage(card, figure) {
  const link = document.createElement('a');
  link.href = await chartImage(card, figure);
  link.download = `${card.dataset.card}.png`;
  link.click();
}
