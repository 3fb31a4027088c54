/**
 * GraphiQL below the bar, showing one operation. Its parts are served from here: no request leaves this machine.
 * @param {HTMLElement} place
 * @param {{query: string, variables: object} | undefined} first
 * @param {(operation: {query: string, operationName?: string, variables?: object}) => Promise<object>} lookUp
 */
export function openEditor(place, first, lookUp) {
  const { YogaGraphiQL, monaco } = globalThis
  const isFirstVisit = localStorage.getItem('graphiql:tabState') === null
  monaco.editor.onDidCreateEditor((editor) => editor.updateOptions({ wordWrap: 'on' }))
  YogaGraphiQL.renderYogaGraphiQL(place, {
    title: 'Motlan',
    logo: '<span></span>',
    fetcher: lookUp,
    // Shown on the first visit; afterwards the browser remembers what was written.
    defaultTabs: [{ query: first?.query ?? '', variables: text(first?.variables) }],
    // The editor of variables shows these, and nothing of the tabs above.
    ...(isFirstVisit && { variables: text(first?.variables) }),
    isHeadersEditorEnabled: false,
    shouldPersistHeaders: false,
    // INVARIANT: an operation may hold a citizen ID, so it never becomes part of an address.
    onEditQuery: () => {},
  })
  const model = (name) => monaco.editor.getModels().find(({ uri }) => uri.path.endsWith(name))
  return {
    show: ({ query, variables }) => {
      model('operation.graphql')?.setValue(query)
      model('variables.json')?.setValue(text(variables))
    },
    current: () => ({
      query: model('operation.graphql')?.getValue() ?? '',
      variables: JSON.parse(model('variables.json')?.getValue() || '{}'),
    }),
  }
}

function text(variables) {
  return JSON.stringify(variables ?? {}, null, 2)
}
