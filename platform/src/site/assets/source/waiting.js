// A page that waits for something brings its waiting part up to date, without moving the reader or the page.
// Once the server no longer sends that part, what was waited for is there, and the whole page is read again.
const EVERY_MS = 2000

async function lookAgain(part) {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = page.querySelector('[data-waiting]')
    if (now === null) return location.reload()
    part.replaceChildren(...now.childNodes)
  }
  setTimeout(lookAgain, EVERY_MS, part)
}

const part = document.querySelector('[data-waiting]')
if (part !== null) setTimeout(lookAgain, EVERY_MS, part)
