/** The public posts of an identity, the four hashtags they must carry, and how many there are where. */
package th.localpolicy.identity.publicity;
