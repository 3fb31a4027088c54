/** How a GraphQL name is written in PostgreSQL: `CitizenId` is `citizen_id`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
}
