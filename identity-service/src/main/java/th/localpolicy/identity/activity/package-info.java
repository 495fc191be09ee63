/** What offices do for an identity, what it costs and what comes of it. */
package th.localpolicy.identity.activity;
