package aws

import (
	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"synoptic/internal/storage"
)

// The attributes of an item; see the package's comment.
const (
	attrPartition = "pk"
	attrSort      = "sk"
	attrBody      = "body"
	attrRevision  = "revision"
	attrWrote     = "wrote"
	attrExpires   = "expires_at"

	counterPrefix = "n_"
)

// indexPartition and indexSort name the key attributes of an index, which is
// itself named as in package storage.
func indexPartition(index string) string { return index + "_pk" }
func indexSort(index string) string      { return index + "_sk" }

// TableSchema is the request that makes the table; infra/ asks Terraform for
// the same. TTL, on expires_at, is switched on apart.
func TableSchema(name string) *dynamodb.CreateTableInput {
	in := &dynamodb.CreateTableInput{
		TableName:   awssdk.String(name),
		BillingMode: types.BillingModePayPerRequest,
		KeySchema:   keySchema(attrPartition, attrSort),
	}
	attributes := []string{attrPartition, attrSort}
	for _, index := range storage.Indexes() {
		attributes = append(attributes, indexPartition(index), indexSort(index))
		in.GlobalSecondaryIndexes = append(in.GlobalSecondaryIndexes, types.GlobalSecondaryIndex{
			IndexName:  awssdk.String(index),
			KeySchema:  keySchema(indexPartition(index), indexSort(index)),
			Projection: &types.Projection{ProjectionType: types.ProjectionTypeKeysOnly},
		})
	}
	for _, name := range attributes {
		in.AttributeDefinitions = append(in.AttributeDefinitions, types.AttributeDefinition{
			AttributeName: awssdk.String(name), AttributeType: types.ScalarAttributeTypeS,
		})
	}
	return in
}

func keySchema(hash, sort string) []types.KeySchemaElement {
	return []types.KeySchemaElement{
		{AttributeName: awssdk.String(hash), KeyType: types.KeyTypeHash},
		{AttributeName: awssdk.String(sort), KeyType: types.KeyTypeRange},
	}
}
