// Solves the challenge of a form while somebody fills it in. Without this the form can be sent too, only less often.

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The solution in the words that the server reads: ALTCHA's second protocol. */
async function solve(challenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const tail = new DataView(password.buffer, password.length - 4);
  for (let counter = 0; ; counter++) {
    tail.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(rule, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
}

/** Starts when somebody begins with the form; who sends it sooner than that waits for it. */
function working(field) {
  let work = null;
  const { form } = field;
  field.value = ""; // a reload may bring back the last one, which has been used
  const start = () =>
    (work ??= solve(JSON.parse(field.dataset.work)).then(
      (solution) => (field.value = solution),
      () => delete field.dataset.work,
    ));
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("submit", async (event) => {
    if (field.value || !field.dataset.work) return;
    event.preventDefault();
    await start();
    form.requestSubmit(event.submitter);
  });
}

if (crypto.subtle) for (const field of document.querySelectorAll("[data-work]")) working(field);
