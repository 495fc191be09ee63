/** The event path as tests see it: a service's database, a topic, and a projection that listens. */
package th.localpolicy.platform.eventpath;
