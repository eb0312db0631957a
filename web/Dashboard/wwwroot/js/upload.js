import { once } from './answers.js';

const leastStep = 0.02;

/** Posts the chosen file; gives the answer as a stream of JSON with status and body. XMLHttpRequest, for fetch tells no progress. */
export const send = (id, input, address, page) => once(id, () => post(input, address, page));

function post(input, address, page) {
  const file = input.files[0];
  if (!file) throw new Error('no file is chosen');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let told = 0;
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = event => {
      const share = event.lengthComputable ? event.loaded / event.total : 0;
      if (share - told < leastStep && share < 1) return;
      told = share;
      page.invokeMethodAsync('OnProgress', share).catch(() => {});
    };
    request.onload = () => resolve(new Blob([JSON.stringify({ status: request.status, body: request.responseText })]));
    request.onerror = () => reject(new Error('the connection broke'));
    request.send(file);
  });
}

// A file dropped anywhere in the zone counts as chosen in its input. The zones come and go with pages, hence one listener for all.
const zone = event => event.target.closest?.('[data-drop-zone]');

document.addEventListener('dragover', event => {
  if (!zone(event)) return;
  event.preventDefault();
  zone(event).dataset.dragging = '';
});
document.addEventListener('dragleave', event => {
  if (zone(event)) delete zone(event).dataset.dragging;
});
document.addEventListener('drop', event => {
  const target = zone(event);
  if (!target) return;
  event.preventDefault();
  delete target.dataset.dragging;
  const input = target.querySelector('input[type=file]');
  if (input.disabled) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

// The chosen file is kept until it is accepted: when the connection breaks and the page comes back, so does the choice.
const database = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('semcov-uploads', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('file');
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const inStore = async (mode, work) => {
  const opened = await database();
  try {
    return await new Promise((resolve, reject) => {
      const request = work(opened.transaction('file', mode).objectStore('file'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    opened.close();
  }
};

export const keep = async (input, dataset) => {
  if (input.files[0]) await inStore('readwrite', store => store.put(input.files[0], dataset));
};

export const forget = dataset => inStore('readwrite', store => store.delete(dataset));

/** Chooses the kept file again; tells its name, or nothing where none is kept. */
export async function restore(input, dataset) {
  const file = await inStore('readonly', store => store.get(dataset));
  if (!file || input.files.length > 0) return null;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  return file.name;
}
