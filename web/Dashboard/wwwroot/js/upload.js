const leastStep = 0.02;

/** Posts the chosen file; gives the answer as a stream of JSON with status and body. XMLHttpRequest, for fetch tells no progress. */
export function send(input, address, page) {
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
      page.invokeMethodAsync('OnProgress', share);
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
