/** Photos of an identity: drawn anew when they come, so that nothing of the uploaded file but its picture is kept or served. */
package th.localpolicy.identity.photo;
