/** What is to be reached by quarter and how far it is: facts heard from Kafka, counted when asked. */
package th.localpolicy.reporting.kpi;
