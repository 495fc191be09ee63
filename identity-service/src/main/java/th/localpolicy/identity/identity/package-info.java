/** The registry of local identities: drafted by a district, endorsed by its province, one of them the district's own. */
package th.localpolicy.identity.identity;
