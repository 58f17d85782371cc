/* Say on the page, not in the console, that a passkey was not used. */
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  document.getElementById('passkey-failed').hidden = false
})
