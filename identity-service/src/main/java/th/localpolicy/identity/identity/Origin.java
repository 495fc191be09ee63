package th.localpolicy.identity.identity;

/** How an identity arose: selected from what there was (คัดสรร) or created (สร้างสรรค์). */
public enum Origin {
    SELECTED,
    CREATED
}
