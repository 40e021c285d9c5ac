import type { VNode } from 'preact'

/** The content of the search page; its script fills the results. */
export const SearchBody = (): VNode => (
  <div class="prose search">
    <h1>Search the documentation</h1>
    <search>
      <form action="search.html">
        <label for="q" class="sr">
          Words
        </label>
        <input type="search" id="q" name="q" autocomplete="off" />
      </form>
    </search>
    <p id="count" class="sub" role="status">
      The search needs JavaScript. The pages and their contents are complete without it.
    </p>
    <ul id="results" class="plain" />
    <button type="button" id="more" hidden>
      Show more
    </button>
  </div>
)
