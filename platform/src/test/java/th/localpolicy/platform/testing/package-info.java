/** What the tests of all services share: the walls and the contracts. Packed as the platform's test jar. */
package th.localpolicy.platform.testing;
