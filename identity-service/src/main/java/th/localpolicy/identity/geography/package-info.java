/** Provinces, districts and offices: facts that everybody may read, served from the reference tables the project ships. */
package th.localpolicy.identity.geography;
