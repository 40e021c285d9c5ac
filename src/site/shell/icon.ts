/** The icon of every page in tabs and bookmarks: a sigma, dark on light or light on dark. */
export const siteIcon: string = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<style>path{stroke:#15191e}@media(prefers-color-scheme:dark){path{stroke:#e6e9ed}}</style>
<path d="M24 9V6H8l9 10-9 10h16v-3" fill="none" stroke-width="4"/>
</svg>
`
