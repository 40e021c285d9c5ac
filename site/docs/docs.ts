// Shows the current page in the navigation, if the navigation scrolls by itself.

const pages = document.querySelector<HTMLElement>('.pages')
const current = pages?.querySelector<HTMLElement>('[aria-current]')
if (pages !== null && current != null && pages.scrollHeight > pages.clientHeight) {
  pages.scrollTop = current.offsetTop - pages.offsetTop - pages.clientHeight / 2
}
