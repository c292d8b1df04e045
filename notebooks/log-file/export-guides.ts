/** How to get a log out of each tool, and where the tool describes its fields. */
import type { PresetId } from '../../engine/deployment-log/index.ts';

export interface ExportGuide {
  /** Where the tool describes its fields; null for our own template. */
  readonly docs: string | null;
  /** A command that writes such a file, or where the button is. */
  readonly howTo: string;
}

export const exportGuides: Readonly<Record<PresetId, ExportGuide>> = {
  genops: { docs: null, howTo: 'Fill in the empty template of this page.' },
  'github-runs': {
    docs: 'https://docs.github.com/en/rest/actions/workflow-runs',
    howTo:
      'gh api --paginate "repos/OWNER/REPO/actions/workflows/deploy.yml/runs?per_page=100" > deployments.json',
  },
  'github-statuses': {
    docs: 'https://docs.github.com/en/rest/deployments/statuses',
    howTo:
      'gh api --paginate repos/OWNER/REPO/deployments --jq ".[].id" | xargs -I{} gh api --paginate repos/OWNER/REPO/deployments/{}/statuses > deployments.json',
  },
  'github-deployments': {
    docs: 'https://docs.github.com/en/graphql/reference/objects#deployment',
    howTo:
      'gh api graphql --paginate -f query=\'query($endCursor: String) { repository(owner: "OWNER", name: "REPO") { deployments(first: 100, after: $endCursor) { pageInfo { hasNextPage endCursor } nodes { databaseId environment createdAt statuses(last: 20) { nodes { state createdAt } } } } } }\' > deployments.json',
  },
  gitlab: {
    docs: 'https://docs.gitlab.com/api/deployments/',
    howTo:
      'glab api --paginate "projects/:id/deployments?environment=production&per_page=100" > deployments.json',
  },
  'gitlab-jobs': {
    docs: 'https://docs.gitlab.com/api/jobs/',
    howTo: 'glab api --paginate "projects/:id/jobs?per_page=100" > deployments.json',
  },
  azure: {
    docs: 'https://learn.microsoft.com/en-us/cli/azure/pipelines/runs',
    howTo: 'az pipelines runs list --pipeline-ids ID --output json > deployments.json',
  },
  jenkins: {
    docs: 'https://www.jenkins.io/doc/book/using/remote-access-api/',
    howTo:
      'curl -s "$JENKINS_URL/job/deploy/api/json?tree=allBuilds[number,result,timestamp,duration,building]" > deployments.json',
  },
  'argo-cd': {
    docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app_list/',
    howTo: 'argocd app list --output json > deployments.json',
  },
  'argo-rollouts': {
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    howTo: 'kubectl get rollouts --all-namespaces --output json > deployments.json',
  },
  'argo-analysis': {
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
    howTo: 'kubectl get analysisruns --all-namespaces --output json > deployments.json',
  },
  flagger: {
    docs: 'https://docs.flagger.app/usage/how-it-works',
    howTo: 'kubectl get canaries --all-namespaces --output json > deployments.json',
  },
  spinnaker: {
    docs: 'https://spinnaker.io/docs/reference/api/docs.html',
    howTo: 'curl -s "$GATE/applications/APP/pipelines?limit=500&expand=true" > deployments.json',
  },
  helm: {
    docs: 'https://helm.sh/docs/helm/helm_history/',
    howTo: 'helm history RELEASE --max 256 --output json > deployments.json',
  },
  harness: {
    docs: 'https://apidocs.harness.io/',
    howTo:
      'curl -s -X POST -H "x-api-key: $KEY" "https://app.harness.io/pipeline/api/pipelines/execution/summary?accountIdentifier=A&orgIdentifier=O&projectIdentifier=P&size=100" > deployments.json',
  },
  octopus: {
    docs: 'https://octopus.com/docs/api',
    howTo:
      'curl -s -H "X-Octopus-ApiKey: $KEY" "$OCTOPUS/api/Spaces-1/tasks?name=Deploy&take=1000" > deployments.json',
  },
  codedeploy: {
    docs: 'https://docs.aws.amazon.com/cli/latest/reference/deploy/batch-get-deployments.html',
    howTo:
      'aws deploy batch-get-deployments --deployment-ids $(aws deploy list-deployments --max-items 25 --query "deployments[]" --output text) > deployments.json',
  },
  datadog: {
    docs: 'https://docs.datadoghq.com/api/latest/dora-metrics/',
    howTo:
      'curl -s -X POST "https://api.datadoghq.com/api/v2/dora/deployments" -H "DD-API-KEY: $KEY" -H "DD-APPLICATION-KEY: $APP" -H "Content-Type: application/json" -d \'{"data":{"attributes":{"limit":1000}}}\' > deployments.json',
  },
  'cdevents-runs': {
    docs: 'https://github.com/cdevents/spec/blob/main/core.md',
    howTo: 'Export the events of your broker as JSON, one list or one event a line.',
  },
  cdevents: {
    docs: 'https://github.com/cdevents/spec/blob/main/continuous-deployment.md',
    howTo: 'Export the events of your broker as JSON, one list or one event a line.',
  },
  devlake: {
    docs: 'https://devlake.apache.org/docs/DataModels/DevLakeDomainLayerSchema',
    howTo: 'mysql lake --batch --execute "SELECT * FROM cicd_deployment_commits" > deployments.tsv',
  },
  servicenow: {
    docs: 'https://www.servicenow.com/docs/r/it-service-management/change-management/state-model-activate-tasks.html',
    howTo: 'In the list of changes, open the menu of a column: Export, CSV.',
  },
  jira: {
    docs: 'https://support.atlassian.com/jira-software-cloud/docs/export-issues-to-csv/',
    howTo: 'In the search for issues: Export, Export CSV (all fields).',
  },
};
