// A passkey needs a script: only a page's own code may ask the device for one. Where the device or the browser has none,
// the form stays hidden and the password stands beside it.
const form = document.querySelector('form[data-passkey]');
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

async function ask() {
  const question = await fetch(form.dataset.question, {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': form.elements._csrf.value },
  });
  if (!question.ok) {
    throw new Error('not asked');
  }
  const options = await question.json();
  return form.dataset.passkey === 'make'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

if (form && known) {
  form.hidden = false;
  document.querySelectorAll('[data-passkey-without]').forEach((words) => { words.hidden = true; });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const trouble = form.querySelector('[role=alert]');
    trouble.hidden = true;
    try {
      form.elements.answer.value = JSON.stringify((await ask()).toJSON());
      form.submit();
    } catch {
      // The person said no, or the device has no key for this clinic. Nothing was sent.
      trouble.hidden = false;
    }
  });
}
