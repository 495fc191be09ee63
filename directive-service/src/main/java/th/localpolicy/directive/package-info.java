/**
 * Official letters, the directives in them and their cascade. So far its frame stands: health, OpenAPI, its own database
 * with outbox and inbox, its topics.
 */
package th.localpolicy.directive;
