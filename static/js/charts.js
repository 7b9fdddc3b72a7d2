// Draws each figure as it comes near the screen. The server decides what a figure says;
// this only fits it to the width. See templates/components/chart.html for the markup.
import { saveImage } from './chart_image.js';

// plotly.js 4 would otherwise offer to upload the data of a chart to plotly.com.
const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: '',
  responsive: true,
  scrollZoom: false,
  doubleClick: false,
};
const PHONE = matchMedia('(max-width: 639.98px)');

const charts = [...document.querySelectorAll('[data-figure]')];
const drawn = new Set();

function figureOf(chart) {
  return JSON.parse(document.getElementById(chart.dataset.figure).textContent);
}

// Objects are merged; anything else, lists included, replaces what was there.
function merge(onto, changes) {
  for (const [key, value] of Object.entries(changes ?? {})) {
    const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
    if (isObject && onto[key] && !Array.isArray(onto[key])) merge(onto[key], value);
    else onto[key] = value;
  }
}

// A figure says for itself how it differs on a phone: layout.meta.narrow and narrow_data.
function fitted(figure) {
  const { narrow, narrow_data: narrowData = [] } = figure.layout.meta ?? {};
  if (PHONE.matches) {
    merge(figure.layout, structuredClone(narrow));
    narrowData.forEach((changes, place) => merge(figure.data[place], changes));
  }
  return figure;
}

function draw(chart) {
  const { data, layout } = fitted(figureOf(chart));
  // Plotly forgets layout.height when the window changes size and asks the page.
  chart.style.minHeight = `${layout.height}px`;
  window.Plotly.react(chart, data, layout, CONFIG);
  drawn.add(chart);
  if (drawn.size === charts.length) document.documentElement.dataset.charts = 'done';
}

function drawOnce(chart) {
  if (!drawn.has(chart)) draw(chart);
}

function show(card, view) {
  card.classList.toggle('is-table', view === 'table');
  for (const button of card.querySelectorAll('[data-show]')) {
    button.setAttribute('aria-pressed', button.dataset.show === view);
  }
  const chart = card.querySelector('[data-figure]');
  // Hidden while the window changed size, it could not follow.
  if (view === 'chart' && drawn.has(chart)) window.Plotly.Plots.resize(chart);
}

function followTheReader() {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        drawOnce(target);
      }
    },
    { rootMargin: '300px' },
  );
  charts.forEach((chart) => near.observe(chart));
  addEventListener('beforeprint', () => charts.forEach(drawOnce));
  PHONE.addEventListener('change', () => drawn.forEach(draw));
}

document.addEventListener('click', (event) => {
  const card = event.target.closest('[data-card]');
  const view = event.target.closest('[data-show]')?.dataset.show;
  if (view) show(card, view);
  if (event.target.closest('[data-png]')) saveImage(card, figureOf(card.querySelector('[data-figure]')));
});

if (window.Plotly) followTheReader();
// Plotly did not load: the tables hold everything that the charts would have shown.
else document.querySelectorAll('[data-card]').forEach((card) => show(card, 'table'));
