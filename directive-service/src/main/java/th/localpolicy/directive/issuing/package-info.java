/**
 * Signing letters: issuing a draft, amending and cancelling what was issued, and forwarding under one's own number. Each is
 * one transaction over the letter, its dispatches and the events that tell of it.
 */
package th.localpolicy.directive.issuing;
