package th.localpolicy.identity.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an identity arose: selected from what there was (คัดสรร) or created (สร้างสรรค์). */
@Schema(name = "IdentityOrigin")
public enum Origin {
    SELECTED,
    CREATED
}
