/**
 * What every service needs and none owns. No class here knows a letter, an identity or a report; the walls are tested
 * (ArchUnit, in each service).
 */
package th.localpolicy.platform;
