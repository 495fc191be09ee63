/** What holds for every line that a service logs. */
package th.localpolicy.platform.log;
