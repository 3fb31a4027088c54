export { type Cluster, type ClusterOptions, startCluster } from './cluster.ts'
export { examine, type Finding } from './doctor.ts'
export { type OpenRegistry, type RegistryModule, registryModules } from './registry-modules.ts'
